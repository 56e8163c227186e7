"""Pelican's own simple theme with tags, paginated lists, feeds and a sitemap; what it reads is cached."""

PATH = "content"
ARTICLE_PATHS = ["articles"]
SITENAME = "Articles"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "es"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
DEFAULT_PAGINATION = 20
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 20
TAG_FEED_ATOM = "feeds/{slug}.atom.xml"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CHECK_MODIFIED_METHOD = "mtime"
