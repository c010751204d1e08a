import Platform
import TestSupport

/// A terminal with a shell in a project, as a person sees it: `tmux` plays the terminal.
final class Pane {
    /// How often something may be written that is not what is waited for.
    private static let patience = 40

    private let project: TemporaryProject
    private let socket: String
    private let output: Signpost

    /// Opens a terminal of this size; `$TEAMBOT` is the binary.
    init(_ project: TemporaryProject, name: String = "pane", columns: Int = 80, rows: Int = 20) throws {
        self.project = project
        socket = project.aside(name)
        output = try Signpost(name + ".output", in: project)
        try tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "exec bash --norc --noprofile")
        // Everything that is written to the terminal comes here as well: that is the event that tests wait for.
        try tmux("pipe-pane", "cat > '\(project.path)/\(name).output'")
        try type("PS1='ready$ '; unset NO_COLOR; clear")
        try wait { $0.first == "ready$" }
    }

    deinit { _ = try? tmux("kill-server") }

    /// Whether there is a `tmux` to play the terminal.
    static var isThere: Bool {
        (CurrentProcess.variable("PATH") ?? "").split(separator: ":").contains { FileSystem.exists("\($0)/tmux") }
    }

    /// Types a line.
    func type(_ line: String) throws {
        try tmux("send-keys", "-l", line)
        try press("Enter")
    }

    /// Presses a key, such as `C-c`.
    func press(_ key: String) throws { try tmux("send-keys", key) }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) throws { try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

    /// What is seen, line by line without empty ones at the end.
    var screen: [String] {
        get throws {
            var lines = try tmux("capture-pane", "-p").output.split(separator: "\n", omittingEmptySubsequences: false)
            while lines.last?.isEmpty == true { lines.removeLast() }
            return lines.map(String.init)
        }
    }

    /// What is seen with its escape sequences.
    var painted: String { get throws { try tmux("capture-pane", "-p", "-e").output } }

    /// What tmux knows of the terminal, such as `cursor_flag`.
    func fact(_ name: String) throws -> String {
        try tmux("display-message", "-p", "#{\(name)}").output.filter { !$0.isNewline }
    }

    /// Waits until the screen is so, looking whenever something was written; gives it.
    @discardableResult
    func wait(until isSo: ([String]) -> Bool) throws -> [String] {
        // A clock on the screen writes every second, so that silence is not the only sign that nothing will come.
        for _ in 0..<Self.patience {
            let screen = try screen
            if isSo(screen) { return screen }
            guard try output.waitForBytes() else { break }
        }
        throw Silence(after: try screen.joined(separator: "\n"))
    }

    /// Waits until a text is seen.
    @discardableResult
    func wait(for text: String) throws -> [String] { try wait { $0.contains { $0.contains(text) } } }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> FinishedProcess {
        let end = try RunningTeambot(
            program: ["env", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "tmux", "-u", "-S", socket, "-f", "/dev/null"]
                + arguments, in: project
        ).finish()
        return end
    }
}
