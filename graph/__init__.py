"""From facts to answers: what is secured, what is not, what is unknown, and why."""
