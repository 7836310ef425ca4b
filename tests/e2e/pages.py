"""Pages of our own writing that no run has dropped before: each names a newspaper of its own."""

import secrets
from dataclasses import dataclass, field

from tests.support.pages import BODY, page_dump

HTML = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Geneva opens a tram line to the lake | {name}</title>
  <link rel="canonical" href="https://{host}.example/2025/05/geneva-tram-line">
  <meta property="og:site_name" content="{name}">
  <script type="application/ld+json">
  {{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Geneva opens a tram line to the lake",
    "datePublished": "2025-05-12T08:30:00+02:00", "author": {{"@type": "Person", "name": "Claire Dubois"}},
    "publisher": {{"@type": "Organization", "name": "{name}"}}}}
  </script>
</head>
<body>
  <nav><a href="/">Home</a> <a href="/city">City</a></nav>
  <article>
    <h1>Geneva opens a tram line to the lake</h1>
    <p>The first tram rolled down to the lake on Monday morning, eleven minutes from the main station of Geneva and two
      years after workers laid the first rail.</p>
    <p>Some three thousand people waited along the way, the city said. The line has nine stops and cost 310 million
      francs, of which the Swiss government in Bern paid a third.</p>
    <p>The French town of Annemasse, just across the border, wants to join the line. Its council will vote on
      June 3.</p>
  </article>
  <footer><p>All rights reserved by the publisher. Subscribe to our newsletter.</p></footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Newspaper:
    """Its pages can be told from those of any other test and any other run."""

    token: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def name(self) -> str:
        return f"Gazette {self.token}"

    @property
    def source(self) -> str:
        return f"gazette-{self.token}"

    def page_dump(self, title: str = "Fishing fleet returns", body: str = BODY, crawled: str = "May 02, 2025") -> str:
        return page_dump(title, body, source=self.name, crawled=crawled)

    def html(self) -> str:
        return HTML.format(name=self.name, host=self.source)
