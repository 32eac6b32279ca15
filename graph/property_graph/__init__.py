"""The graph in Neo4j: nodes and relations, push and check, and questions in Cypher."""
