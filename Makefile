# Partner Center. `make` alone explains itself. All work is done by CMake, Ninja, npm and the scripts in tools/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PRESET  ?= release
JOBS    ?= $(shell nproc)
LISTEN  ?= 127.0.0.1:8080
OUT     := build/$(PRESET)
# A node taken from npm by tools/install.sh, where the system's is too old, goes first.
export PATH := $(CURDIR)/build/node/bin:$(PATH)
# It trusts only its own list of certificate authorities; the system's are added.
export NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)
export LISTEN PRESET JOBS

web_sources := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## Show this list
	@echo "Partner Center - what make can do:"
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@echo
	@echo "  LISTEN=$(LISTEN)  where make run serves"
	@echo "  PRESET=$(PRESET)          release, dev, asan, tsan or fuzz (CMakePresets.json)"
	@echo "  JOBS=$(JOBS)                  how much at once"

.PHONY: run
run: build ## Build, load the demo market into var/demo and serve it until Ctrl-C
	@mkdir -p var && mkdir -p -m 700 var/demo
	@exec build/partnerd --demo --data var/demo --listen $(LISTEN)

.PHONY: build
build: install programs console ## Leave build/partnerd, build/partnerctl and web/dist

.PHONY: test
test: ## Install what testing needs, build everything, run every test
	@tools/install.sh test
	@tools/test.sh

.PHONY: check
check: ## What continuous integration does: everything above from nothing, with times
	@.ci/run

.PHONY: check-deep
check-deep: ## Sanitizers over the C++ tests of what changed; over all with DEEP=--all, of rooms with DEEP='funds ledger'
	@tools/install.sh test
	@tools/deep.sh $(DEEP)

.PHONY: fuzz
fuzz: ## Look for inputs that break the parsers, a minute each (tools/fuzz.sh)
	@tools/install.sh fuzz
	@tools/fuzz.sh

.PHONY: bench
bench: ## Measure: prints ratios, writes bench/results/*.json
	@tools/install.sh bench
	@$(MAKE) build
	@bench/run.sh

.PHONY: fmt
fmt: ## Format the lines of C++ that changed (tools/base.sh says since when), and the console
	@tools/install.sh lint
	@tools/lint.sh format --fix
	@tools/lint.sh web --fix

.PHONY: lint
lint: $(OUT)/build.ninja web/src/api/schema.d.ts ## Form, spelling, mistakes in lines that changed; form, mistakes and types of the console
	@tools/install.sh lint
	@tools/lint.sh
	@cd web && npm run --silent check

.PHONY: hooks
hooks: ## Have Git look at form and subject before each commit (tools/hooks)
	@tools/install.sh lint
	@git config core.hooksPath tools/hooks

.PHONY: docs
docs: build ## Write what the programs say of themselves to build/docs
	@tools/docs.sh

.PHONY: package
package: ## Make a Debian package of it, with its bill of materials, in build/package
	@tools/install.sh package
	@$(MAKE) build
	@tools/package.sh
	@lintian --allow-root --fail-on error,warning build/package/partner-center_*.deb

.PHONY: package-test
package-test: package ## Install, start, upgrade, remove and purge it on a clean Debian that is booted here (as root)
	@tools/install.sh package-test
	@packaging/test/run.sh build/package/partner-center_*.deb

.PHONY: container-test
container-test: ## Build the container image and use it as an administrator does (docker or podman)
	@packaging/test/container.sh

.PHONY: release
release: ## Say whether this commit can be released; what to do then: docs/releasing.md
	@tools/release.sh check

.PHONY: clean
clean: ## Remove what was built; the demo market in var/ stays
	@rm -rf build web/dist web/node_modules web/src/api/{schema.d.ts,permissions.d.ts,limits.ts,columns.ts,menu.ts} \
	  web/src/locales/*/{columns,menu}.json

.PHONY: install
install:
	@tools/install.sh run

# --- the programs -----------------------------------------------------------------------------------------------
.PHONY: programs
programs: $(OUT)/build.ninja
	@ninja -C $(OUT) -j $(JOBS) partnerd partnerctl
	@ln -sfn $(PRESET)/src/app/partnerd build/partnerd
	@ln -sfn $(PRESET)/src/app/partnerctl build/partnerctl

# Only the first time: Ninja sees itself to changed CMake files. Tests are added by tools/test.sh, which needs more
# packages than building does.
$(OUT)/build.ninja:
	@cmake --preset $(PRESET) -DPC_TESTS=OFF --log-level=WARNING

# --- the console ------------------------------------------------------------------------------------------------
.PHONY: console
console: build/web.stamp

build/web-packages.stamp: web/package-lock.json web/package.json
	@cd web && npm ci --no-audit --no-fund --loglevel=error </dev/null
	@mkdir -p build && touch $@

# The programs tell what their API is, and the console is typed by it. Written anew only where it says something else.
build/openapi.json: build/partnerctl
	@build/partnerctl openapi > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

build/partnerctl:
	@$(MAKE) programs

web/src/api/schema.d.ts: build/openapi.json build/web-packages.stamp web/tools/contract.mjs
	@cd web && npm run --silent api </dev/null >/dev/null

build/web.stamp: build/web-packages.stamp web/src/api/schema.d.ts $(web_sources)
	@cd web && npm run --silent build -- --logLevel warn </dev/null
	@mkdir -p build && touch $@
