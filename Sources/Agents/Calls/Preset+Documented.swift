import StateMachine

/// The programs whose calls follow their documentation.
extension Preset {
    /// Gemini CLI. Without a terminal it asks nobody, and what would be asked is refused; `plan` is no read-only mode
    /// there, because it ends itself and goes on to work. Whether a directory is trusted stays the user's decision.
    static let gemini = Preset(
        program: .gemini, arguments: ["gemini", "--output-format", "stream-json"],
        directory: ["--include-directories", "{}"], model: ["-m", "{}"],
        permissions: [
            .readOnly: ["--approval-mode", "default"],
            .edit: ["--approval-mode", "auto_edit"],
            .full: ["--approval-mode", "yolo"],
        ],
        session: ["--resume", "{}"], prompt: .input(sentence: ["-p", "{}"]),
        variables: ["GEMINI_*", "GOOGLE_*", "NODE_EXTRA_CA_CERTS"],
        minimumVersion: [0, 20, 0], installation: "npm install -g @google/gemini-cli",
        login: "set GEMINI_API_KEY, or type `gemini` and log in",
        remark: "Where gemini does not trust the directory, every mode is read-only: trust it in gemini, or set "
            + "GEMINI_CLI_TRUST_WORKSPACE=true.")

    /// opencode. What it would ask for is refused where nobody can answer.
    static let opencode = Preset(
        program: .opencode, arguments: ["opencode", "run", "--format", "json"],
        model: ["-m", "{}"], permissions: [.readOnly: [], .edit: [], .full: []],
        session: ["-s", "{}"], prompt: .input(sentence: ["--", "{}"]),
        environment: ["OPENCODE_DISABLE_AUTOUPDATE": "true"],
        permissionEnvironment: [
            .readOnly: ["OPENCODE_PERMISSION": #"{"edit":"deny","bash":"deny","external_directory":"deny"}"#],
            .edit: ["OPENCODE_PERMISSION": #"{"edit":"allow","bash":"deny","external_directory":"deny"}"#],
            .full: [
                "OPENCODE_PERMISSION":
                    #"{"edit":"allow","bash":"allow","webfetch":"allow","external_directory":"allow"}"#
            ],
        ],
        variables: ["OPENCODE_*"] + ProviderVariables.globs,
        minimumVersion: [1, 0, 0], installation: "npm install -g opencode-ai",
        login: "set the key of your provider, or type `opencode auth login`")

    /// goose. It has no mode between asking and doing everything; who cannot be asked has refused.
    static let goose = Preset(
        program: .goose, arguments: ["goose", "run", "-q", "--output-format", "stream-json"],
        model: ["--model", "{}"], permissions: [.readOnly: [], .edit: [], .full: []],
        session: ["--resume", "--session-id", "{}"], prompt: .input(["-i", "-"], sentence: ["-t", "{}"]),
        permissionEnvironment: [
            .readOnly: ["GOOSE_MODE": "smart_approve"], .edit: ["GOOSE_MODE": "auto"], .full: ["GOOSE_MODE": "auto"],
        ],
        variables: ["GOOSE_*"] + ProviderVariables.globs,
        minimumVersion: [1, 10, 0],
        installation: "curl -fsSL https://github.com/block/goose/releases/download/stable/download_cli.sh | bash",
        login: "set GOOSE_PROVIDER and the key of your provider, or type `goose configure`",
        remark: "goose has no mode for editing alone: \"edit\" lets it run commands, too.",
        editAllowsCommands: true)

    /// aider. It prints text only, asks at nobody with `--yes-always`, and never runs commands that it suggests
    /// itself. Its own commits, history files and questions about updates are not wanted in a run. What it
    /// is told of addresses and linters it would fetch, install and run, because it takes silence for a yes.
    static let aider = Preset(
        program: .aider,
        arguments: [
            "aider", "--yes-always", "--no-stream", "--no-pretty", "--no-fancy-input", "--no-check-update",
            "--no-show-release-notes", "--no-analytics", "--no-auto-commits", "--no-dirty-commits", "--no-gitignore",
            "--no-suggest-shell-commands", "--no-detect-urls", "--no-auto-lint", "--no-auto-test",
            "--chat-history-file", "/dev/null", "--input-history-file", "/dev/null",
        ],
        model: ["--model", "{}"],
        permissions: [.readOnly: ["--chat-mode", "ask", "--dry-run"], .edit: [], .full: []],
        session: [], prompt: .file(["--message-file", "{}"]),
        variables: ["AIDER_*"] + ProviderVariables.globs,
        minimumVersion: [0, 80, 0], installation: "python -m pip install aider-install && aider-install",
        login: "set the key of your provider, such as ANTHROPIC_API_KEY",
        remark: "aider runs no commands: \"full\" allows it no more than \"edit\".")
}
