FROM python:3.11-slim

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --system --create-home --home-dir /srv/jeugdregio jeugdregio
WORKDIR /srv/jeugdregio

COPY pyproject.toml constraints.txt LICENSE src/
COPY ontology src/ontology
COPY graph src/graph
COPY loaders src/loaders
COPY api src/api
RUN pip install -c src/constraints.txt ./src && rm -r src

USER jeugdregio
# The snapshot is part of the image: at run time the file system is read-only.
ARG DATA=nl
ENV DATA=$DATA
RUN jeugdregio build --data "$DATA"

EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "exec jeugdregio serve --data \"$DATA\" --host 0.0.0.0 --port 8000"]
