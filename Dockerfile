# Masthead in a container, built as the README builds it.
#
#   docker build --tag masthead .
#   docker run --publish 8080:8080 --volume masthead:/var/lib/masthead masthead
#
# Without MASTHEAD_DATABASE_URL the newsroom is a SQLite file in /var/lib/masthead: give it a volume, as above.

FROM node:22-bookworm-slim AS node

FROM rust:1.95-slim-bookworm AS build
# cargo calls npm for the web assets (crates/api/build.rs).
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /masthead
COPY . .
RUN cargo build --release --locked --bin masthead

FROM debian:bookworm-slim
# The certificates that mail servers are checked against.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --system --user-group --uid 10001 --create-home --home-dir /var/lib/masthead masthead
COPY --from=build /masthead/target/release/masthead /usr/local/bin/masthead
COPY LICENSE-APACHE LICENSE-MIT /usr/share/doc/masthead/
USER masthead
WORKDIR /var/lib/masthead
ENV MASTHEAD_DATA_DIR=/var/lib/masthead \
    MASTHEAD_LISTEN=0.0.0.0:8080
EXPOSE 8080
# Neither curl nor wget is here; bash speaks TCP. Change the port here too if MASTHEAD_LISTEN changes it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["masthead"]
CMD ["serve"]
