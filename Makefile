# Everything a newcomer, an administrator or CI types. `make` alone lists the targets.

SWIFT ?= swift
PREFIX ?= /usr
DESTDIR ?=
# A static and a dynamic build share no object: each kind keeps a scratch path of its own.
RELEASE = --configuration release --static-swift-stdlib --scratch-path .build-release
# A module may import only what its target declares; without this, an arrow in the wrong direction would build.
IMPORTS = --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Samples Tests Fuzz migrations
PROGRAMS = vclaimd vclaimctl vclaim-simulator

.PHONY: help setup setup-tests setup-bench setup-package demo test crash-test fault-test signal-test permission-test bad-answer-test scenarios crawl-figures fuzz lint docs docs-check bench bench-page bench-peers bench-gate bench-accept api-check api-accept release install soak-test systemd-test deb deb-test sbom

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 17

setup: ## install what building needs, where it is missing (Debian, Ubuntu)
	@Scripts/install-missing libsqlite3-dev pkg-config

setup-tests: setup
	@Scripts/install-missing sqlite3 python3 python3-cryptography perl libdbd-sqlite3-perl php-cli php-sqlite3 php-curl nodejs default-jdk-headless libxerial-sqlite-jdbc-java gcc libc6-dev groff-base man-db openssl strace util-linux systemd

demo: setup ## see it work against the simulator, without credentials
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaimd
	@.build-release/release/vclaimd demo

# A thousand tests begun at once would wait for each other longer than any time limit in them.
test: setup-tests ## run the whole test suite
	$(SWIFT) build --build-tests $(IMPORTS)
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 $(SWIFT) test --skip-build

crash-test: setup-tests ## kill the daemon KILLS times (2000) in all, a quarter each as it pulls, migrates, makes snapshots and rebuilds
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_KILLS=$(or $(KILLS),2000) $(SWIFT) test --skip-build --filter 'EndToEndTests\.(Keeping)?CrashTests'

fault-test: setup-tests ## let each write, sync, cut, rename and opening of a file in a pull fail once, in the daemon too
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_FAULTS=all SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=2 \
	  $(SWIFT) test --skip-build --filter EndToEndTests.FaultTests

signal-test: setup-tests ## send the daemon SIGNALS (1000) of SIGHUP, SIGUSR1 and SIGUSR2 in every state
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_SIGNALS=$(or $(SIGNALS),1000) $(SWIFT) test --skip-build --filter EndToEndTests.SignalTests

bad-answer-test: setup-tests ## carry ANSWERS (10000) answers in each dialect, many of them bad, into a file
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_ANSWERS=$(or $(ANSWERS),10000) $(SWIFT) test --skip-build --filter ScenarioTests.BadAnswerTests

permission-test: setup-tests ## read the file as other users, on a read-only mount and as root, in every state of the daemon
	$(SWIFT) build --build-tests $(IMPORTS)
	$(SWIFT) test --skip-build --filter EndToEndTests.PermissionTests

soak-test: setup-tests ## 200 clients at once, hanging ones among them, for SECONDS (60) at socket and port
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_SOAK_SECONDS=$(or $(SECONDS),60) $(SWIFT) test --skip-build --filter EndToEndTests.CrowdTests

scenarios: setup-tests ## play weeks of the daemon in virtual time, one line a story
	@$(SWIFT) build --build-tests $(IMPORTS)
	@VCLAIMD_TEST_SCENARIOS=1 $(SWIFT) test --skip-build --filter ScheduleTrials.ScheduleScenarios

crawl-figures: setup-tests ## measure the requests of pulls by keyword, first and later ones
	$(SWIFT) build --build-tests $(IMPORTS)
	VCLAIMD_TEST_FIGURES=all $(SWIFT) test --skip-build --filter ReferenceSyncTests.CrawlFiguresTests

fuzz: setup ## feed generated input to what reads the network, FUZZ_SECONDS each (60) or FUZZ_RUNS times
	@SWIFT=$(SWIFT) FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_RUNS=$(FUZZ_RUNS) Scripts/fuzz

lint: ## check the layout of the code
	$(SWIFT) format lint --strict --recursive $(SOURCES)

docs: setup ## write the pages of the documentation and the completions that are made from the code
	@for program in $(PROGRAMS) vclaim-docs; do $(SWIFT) build $(IMPORTS) --product $$program || exit; done
	@mkdir -p .build/help Documentation/completions; programs=$$($(SWIFT) build --show-bin-path) && \
	for program in $(PROGRAMS); do \
	  "$$programs/$$program" --experimental-dump-help > .build/help/$$program.json || exit; \
	  for file in bash:$$program.bash zsh:_$$program fish:$$program.fish; do \
	    "$$programs/$$program" --generate-completion-script "$${file%%:*}" > "Documentation/completions/$${file#*:}" || exit; \
	  done; \
	done; "$$programs/vclaim-docs" --help-dumps .build/help

docs-check: setup ## build every DocC catalogue, and fail on a warning; after make test
	@Scripts/docs-check

setup-bench: setup
	@Scripts/install-missing gcc libc6-dev binutils libssl-dev valgrind python3

bench: setup-bench ## measure look-up, search, decoding and publication beside the limits, in one table
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaim-bench
	@python3 Benchmarks/bench.py compare --rounds $(or $(ROUNDS),5)

bench-page: setup-bench ## the same, and write the page of the documentation that shows it
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaim-bench
	@python3 Benchmarks/bench.py compare --rounds $(or $(ROUNDS),5) --page Sources/VClaimReference/Documentation.docc/Figures.md

bench-peers: setup-bench ## measure Python's and Node's peers, installed below .build-release; make bench shows them then
	@Scripts/install-missing python3-venv redis-server
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaim-bench
	@python3 Benchmarks/bench.py peers

bench-gate: setup-bench ## fail where a benchmark takes 5 % more instructions than the committed table has
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaim-bench
	@python3 Benchmarks/bench.py gate

bench-accept: setup-bench ## write that table anew, from the code as it is
	@$(SWIFT) build $(RELEASE) $(IMPORTS) --product vclaim-bench
	@python3 Benchmarks/bench.py accept

api-check: ## fail where a public declaration of Documentation/api is gone or changed; after make test
	@Scripts/api check

api-accept: setup ## write those lists anew
	@$(SWIFT) build --build-tests $(IMPORTS)
	@Scripts/api accept

release: setup ## build the programs, static
	@for program in $(PROGRAMS); do $(SWIFT) build $(RELEASE) $(IMPORTS) --product $$program || exit; done

install: release ## install the programs, the systemd unit, its user and the manual below $(PREFIX)
	@Scripts/install-files .build-release/release "$(DESTDIR)" $(PREFIX)

setup-package: setup
	@Scripts/install-missing binutils dpkg-dev python3

deb: release setup-package ## build the Debian package, in .build-release
	@Scripts/deb .build-release/release .build-release

deb-test: release setup-package ## try the package in a clean Debian tree: install, upgrade, purge; as root
	@Scripts/install-missing debootstrap lintian util-linux
	@Scripts/deb-test .build-release/release

systemd-test: release setup-package ## try the package and its unit under a real systemd in a container; as root
	@Scripts/install-missing systemd-container sqlite3 python3 util-linux
	@Scripts/systemd-test .build-release/release

sbom: setup ## print the bill of materials, CycloneDX JSON
	@Scripts/install-missing python3
	@test -f Package.resolved || $(SWIFT) package resolve >&2
	@Scripts/sbom
