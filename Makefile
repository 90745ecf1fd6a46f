# Everything a newcomer, an author or CI needs. `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help tools consumers build generate check test golden bench format lint clean

SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo || true)
RELEASE := .build/release/dcic
# The Swift runtime is linked in: the program starts faster and runs where no Swift is installed.
# What generators wrote is compared as it is, not formatted.
SOURCES = Package.swift $(shell find Sources Tests -name "*.swift" -not -path "*/Corpus/*")
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib,)

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  %-10s %s\n", $$1, $$2 }'

tools: ## install libyaml if it is missing
	@pkg-config --exists yaml-0.1 2>/dev/null || $(MAKE) --no-print-directory install PACKAGES="libyaml-dev pkg-config" BREW="libyaml pkg-config"

consumers: .venv/ready ## install what reads the artefacts in the tests: Python packages, Java, TypeScript
	@javac -version >/dev/null 2>&1 || $(MAKE) --no-print-directory install PACKAGES=default-jdk-headless BREW=openjdk
	@tsc --version >/dev/null 2>&1 || $(MAKE) --no-print-directory install PACKAGES=node-typescript BREW=typescript
	@[ ! -e /etc/debian_version ] || [ -e /usr/share/java/gson.jar -a -e /usr/share/java/jakarta-annotation-api.jar ] || $(MAKE) --no-print-directory install PACKAGES="libgoogle-gson-java libjakarta-annotation-api-java"

.venv/ready: Tests/Consumers/requirements.txt
	@python3 -m venv .venv 2>/dev/null || { rm -rf .venv; $(MAKE) --no-print-directory install PACKAGES="python3 python3-venv" BREW=python3; python3 -m venv .venv; }
	.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Consumers/requirements.txt
	@touch $@

.PHONY: install
install:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -q && $(SUDO) apt-get install -q -y --no-install-recommends $(PACKAGES); \
	elif command -v brew >/dev/null; then brew install $(BREW); \
	else echo "Please install: $(PACKAGES)" >&2; exit 1; fi

build: tools ## build the compiler for release
	swift build -c release $(STATIC) --explicit-target-dependency-import-check error --product dcic

generate: build ## compile spec/ into generated/
	$(RELEASE) generate

check: build ## check spec/ and whether generated/ is up to date; writes nothing
	$(RELEASE) check
	$(RELEASE) generate --check

test: tools consumers lint build ## everything CI checks
	swift test
	$(RELEASE) check
	$(RELEASE) generate --check
	Tests/determinism.sh $(RELEASE)
	DCIC=$(abspath $(RELEASE)) .venv/bin/pytest -q -p no:cacheprovider -W ignore::DeprecationWarning Tests/Commands Tests/Consumers

golden: tools ## rewrite the golden files; look at the difference before you commit it
	@UPDATE_GOLDEN='*' swift test --filter GoldenTests || true
	git --no-pager diff --stat -- Tests/GoldenTests

bench: build ## time dcic beside libyaml alone on the same files
	swift build -c release $(STATIC) --product Bench
	.build/release/Bench $(RELEASE) spec 15

format: ## format the Swift sources
	@swift format --in-place $(SOURCES)

lint:
	@swift format lint --strict $(SOURCES)

clean: ## remove what was built
	rm -rf .build .venv
