import StateMachine

/// The programs that were tried, with every permission mode, against a model that wants to write files and run
/// commands in the project, in the artifacts directory and outside.
extension Preset {
    /// Claude Code. Measured with 2.1.329:
    ///
    /// - `default` without the editing tools: `Write` is not there; `touch` and `> file` are refused ("needs
    ///   approval"), also where the project's own settings allow `Bash`; `ls` and the like run.
    /// - `acceptEdits`: files in the project and in `--add-dir` are written, files elsewhere are not; `touch` and
    ///   `mkdir` in the project run, `python3 -c` is refused.
    /// - `bypassPermissions`: everything runs; as root it ends with 1 unless `IS_SANDBOX=1`.
    static let claude = Preset(
        program: .claude,
        arguments: ["claude", "-p", "--output-format", "stream-json", "--verbose"],
        directory: ["--add-dir", "{}"], model: ["--model", "{}"],
        permissions: [
            .readOnly: ["--permission-mode", "default", "--disallowedTools", "Edit,MultiEdit,Write,NotebookEdit"],
            .edit: ["--permission-mode", "acceptEdits"],
            .full: ["--permission-mode", "bypassPermissions"],
        ],
        budget: ["--max-budget-usd", "{}"], session: ["--resume", "{}"], prompt: .input(sentence: ["--", "{}"]),
        variables: [
            "ANTHROPIC_*", "CLAUDE_*", "AWS_*", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_*", "GCLOUD_PROJECT",
            "CLOUD_ML_REGION", "VERTEX_*",
            "DISABLE_*", "MAX_THINKING_TOKENS", "MAX_MCP_OUTPUT_TOKENS", "MCP_*", "BASH_*", "API_TIMEOUT_MS",
            "IS_SANDBOX", "NODE_EXTRA_CA_CERTS",
        ],
        // An inner Claude that finds these believes that it belongs to the outer one.
        withheld: [
            "CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SSE_PORT", "CLAUDE_CODE_SESSION*",
            "CLAUDE_CODE_PARENT*", "CLAUDE_CODE_CHILD*", "CLAUDE_CODE_REMOTE*", "CLAUDE_PROJECT_DIR", "CLAUDE_ENV_FILE",
        ],
        minimumVersion: [2, 0, 28], installation: "npm install -g @anthropic-ai/claude-code",
        login: "set ANTHROPIC_API_KEY, or type `claude` and log in")

    /// Codex. Measured with 0.163.0:
    ///
    /// - `read-only`: `touch` in the project fails ("Read-only file system"), `ls` runs.
    /// - `workspace-write`: the project and `--add-dir` can be written, the directory above cannot.
    /// - `danger-full-access`: everything can be written.
    /// - `exec resume ID` keeps the sandbox that is named before it, and reads the prompt from `-`, too.
    static let codex = Preset(
        program: .codex, arguments: ["codex", "exec", "--json", "--skip-git-repo-check"],
        project: ["-C", "{}"], directory: ["--add-dir", "{}"], model: ["-m", "{}"],
        permissions: [
            .readOnly: ["-s", "read-only", "-c", "approval_policy=\"never\""],
            .edit: ["-s", "workspace-write", "-c", "approval_policy=\"never\""],
            .full: ["-s", "danger-full-access", "-c", "approval_policy=\"never\""],
        ],
        session: ["resume", "{}"], prompt: .input(["-"], sentence: ["{}"]),
        variables: ["CODEX_*", "OPENAI_*", "AZURE_OPENAI_*", "AWS_*"],
        withheld: ["CODEX_SANDBOX*", "CODEX_THREAD_ID"],
        minimumVersion: [0, 60, 0], installation: "npm install -g @openai/codex",
        login: "set CODEX_API_KEY, or type `codex login`")

    /// GitHub Copilot CLI. Measured with 1.0.64:
    ///
    /// - without any permission and with `write` denied: files are not written, `touch` is refused ("could not request
    ///   permission"), `ls` in the project runs.
    /// - `write` allowed: files in the project and in `--add-dir` are written, others are not; commands are refused
    ///   as before.
    /// - all tools and paths allowed: everything runs.
    static let copilot = Preset(
        program: .copilot, arguments: ["copilot", "--output-format", "json", "--no-ask-user", "--no-color"],
        directory: ["--add-dir", "{}"], model: ["--model", "{}"],
        permissions: [
            .readOnly: ["--deny-tool=write"],
            .edit: ["--allow-tool=write"],
            .full: ["--allow-all-tools", "--allow-all-paths", "--allow-all-urls"],
        ],
        session: ["--resume={}"], prompt: .input(sentence: ["-p", "{}"]),
        variables: ["COPILOT_*", "GH_TOKEN", "GITHUB_TOKEN", "GH_HOST"],
        // It would allow everything whatever the arguments say.
        withheld: ["COPILOT_ALLOW_ALL"],
        minimumVersion: [1, 0, 0], installation: "npm install -g @github/copilot",
        login: "set GH_TOKEN, or type `copilot login`")
}
