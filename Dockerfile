# The Debian package, built and installed on a plain Debian 12.
#   docker build -t partner-center .
#   docker run -p 127.0.0.1:8080:8080 -v partner-center:/var/lib/partnerd partner-center
FROM debian:12 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates git make \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN make package

FROM debian:12-slim
# The same numbers in every image, so that a volume outlives it.
RUN groupadd --system --gid 990 partnerd \
 && useradd --system --uid 990 --gid 990 --home-dir /var/lib/partnerd --no-create-home --shell /usr/sbin/nologin partnerd
RUN --mount=type=bind,from=build,source=/source/build/package,target=/package \
    apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl /package/partner-center_*.deb \
 && rm -rf /var/lib/apt/lists/*
ENV PARTNERD_LISTEN=0.0.0.0:8080
USER partnerd
WORKDIR /var/lib/partnerd
VOLUME /var/lib/partnerd
EXPOSE 8080
STOPSIGNAL SIGTERM
# Over TLS the certificate is not the health check's business.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD curl -fsk http://127.0.0.1:8080/readyz || curl -fsk https://127.0.0.1:8080/readyz
ENTRYPOINT ["partnerd"]
