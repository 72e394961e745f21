"""Prefect flows: thin, each reads like a table of contents."""
