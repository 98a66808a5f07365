# The lab, for `lab sweep --plan kubernetes`: docker build --tag offline-to-online-playground .
FROM node:20-bookworm-slim
WORKDIR /playground
COPY . .
# The first run of the lab installs the locked packages, builds the kernels and bundles the command line; so no pod has to.
RUN npm run --silent lab -- describe > /dev/null
CMD ["npm", "run", "--silent", "lab", "--", "--help"]
