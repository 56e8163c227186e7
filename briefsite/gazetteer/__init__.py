"""Names of countries, organisations, regions and themes in several languages, as YAML tables."""
