"""How the service answers: strict questions, prepared bytes, forms, limits and its description."""
