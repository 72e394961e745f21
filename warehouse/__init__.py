"""The only place with SQL: models, load, queries, views and migrations."""
