"""Identity, sightings and changes of articles. Pure: no AWS, no environment, no network."""
