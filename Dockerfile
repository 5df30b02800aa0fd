# syntax=docker/dockerfile:1
# The image of the app: Next's standalone server on Node 24, as a user without rights, on files that nobody may write.

# The image that runs now, whose pages find their files for a day (docs/operations.md); as it is, of none.
ARG PREVIOUS_IMAGE=node:24-bookworm-slim
FROM ${PREVIOUS_IMAGE} AS previous

FROM node:24-bookworm-slim AS packages
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
# No install script of any package runs: see docs/dependencies.md.
RUN npm ci --ignore-scripts

FROM packages AS build
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1 BUILD_STANDALONE=1
# A key of your own for the actions' names: the same for each build, or pages of the old version cannot submit to the new.
RUN --mount=type=secret,id=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY \
    --mount=type=bind,from=previous,target=/previous \
    npm run build && node deploy/lay-out.mjs /out /previous/app

# The operator's commands (`npm run ledger -- list`), which the app's own image does not carry.
FROM build AS tools
USER node
ENTRYPOINT ["npm", "run", "--silent"]

FROM node:24-bookworm-slim AS app
WORKDIR /app
# Few arenas: glibc would keep the memory of every thread that ever decoded a photo.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=2
COPY --from=build /out ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
