"""One catalogue of texts a language of the site."""
