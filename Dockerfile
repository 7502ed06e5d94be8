# Rapporteur in one image, the embedding model included; everything it keeps is in /data.
#
#   docker build --tag rapporteur .
#   docker build --build-arg TORCH_INDEX_URL= .      torch from PyPI: with CUDA, some GB larger

FROM python:3.13-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH

# Torch first: the largest layer, and the one that changes least. What it needs comes
# below from PyPI, pinned; its own index has other versions.
ARG TORCH_VERSION=2.13.0
ARG TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
RUN PIP_INDEX_URL="${TORCH_INDEX_URL}" pip install --no-deps "torch==${TORCH_VERSION}"

# Then all other dependencies, before the source, so that a change of code does not
# install them again.
WORKDIR /app
COPY pyproject.toml constraints.txt ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
        > /tmp/requirements.txt \
    && pip install --constraint constraints.txt --requirement /tmp/requirements.txt

# The program runs from its folder, as after `make run`: the sample articles lie beside it.
COPY README.md LICENSE NOTICE ./
COPY bot bot
COPY knowledge knowledge
COPY seeds seeds
RUN pip install --no-deps --editable . \
    && python -m compileall -q bot knowledge


FROM python:3.13-slim-bookworm

ARG VERSION=0.1.0.dev0
LABEL org.opencontainers.image.title="Rapporteur" \
      org.opencontainers.image.description="A self-hosted Discord bot that answers with exact quotes from a group's articles." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT"

# The numbers are fixed, so that a folder of the host can be given to them.
RUN groupadd --gid 10001 rapporteur \
    && useradd --uid 10001 --gid 10001 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin rapporteur \
    && install --directory --owner 10001 --group 10001 --mode 0700 /data

COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app

# Models named in EMBEDDING_MODEL and READER_MODEL and SQLite's temporary files go to the volume;
# all else but /tmp may be read-only. Torch makes its folder there when it is imported; told where,
# it need not ask for the user's name, so that another user id works too.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    RAPPORTEUR_DATA=/data \
    RAPPORTEUR_HEALTH_PORT=8080 \
    HF_HOME=/data/models \
    SQLITE_TMPDIR=/data \
    TORCHINDUCTOR_CACHE_DIR=/tmp/torchinductor \
    XDG_CACHE_HOME=/tmp/cache

WORKDIR /app
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
# Status 200 is well. http.client asks no proxy, whatever the environment names.
HEALTHCHECK --interval=30s --timeout=6s --start-period=90s --retries=3 \
    CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ['RAPPORTEUR_HEALTH_PORT']), timeout=5); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]

ENTRYPOINT ["rapporteur"]
CMD ["run"]
