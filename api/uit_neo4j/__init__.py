"""Reading through Neo4j: some answers from the graph there instead of from the engine.

Only when a setting asks for it, and only from the version that is the snapshot of this service: so
the bytes are the same. When Neo4j is away, slow or holds another version, those paths say 503 and
the rest of the service notices nothing.
"""
