"""channelpick rules …: the verbs for those who keep the rules file, one module each."""
