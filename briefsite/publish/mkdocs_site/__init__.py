"""How does a site get built soon, where we know all that takes part in it?"""

from briefsite.publish.mkdocs_site.build import Built, Order, build_book, is_known

__all__ = ["Built", "Order", "build_book", "is_known"]
