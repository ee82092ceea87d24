"""Secrets in a customer's message: where they are, and the message without them."""

from channelpick.screening.secrets.finding import Certainty, Finding, Kind
from channelpick.screening.secrets.scan import MOST_CHARACTERS, find_secrets, without_secrets

__all__ = [
    "MOST_CHARACTERS",
    "Certainty",
    "Finding",
    "Kind",
    "find_secrets",
    "without_secrets",
]
