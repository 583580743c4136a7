"""YAML frameworks become pages, a form and the rules that scoring reads."""
