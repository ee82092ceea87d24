"""The program's own sentences, in Chinese and English. A catalog's texts stay in the catalog."""
