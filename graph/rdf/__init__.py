"""The graph as RDF: facts and evidence out and back in, and questions in SPARQL."""
