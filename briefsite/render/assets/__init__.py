"""Static files of the site."""
