# Everything is built with the packages of the lock file; the image that runs has neither compilers nor the embedded database.
FROM node:24-bookworm-slim AS build
WORKDIR /desk
COPY package.json package-lock.json .npmrc ./
COPY apps/console/package.json apps/console/
RUN npm ci --include=dev --include=optional
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional --workspaces=false

FROM node:24-bookworm-slim
WORKDIR /desk
ENV NODE_ENV=production
RUN mkdir /data && chown node:node /data
COPY --from=build /desk/package.json ./
COPY --from=build /desk/node_modules ./node_modules
COPY --from=build /desk/dist ./dist
COPY --from=build /desk/scripts ./scripts
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "dist/apps/api/src/main.js"]
