import Platform
package import RunStorage

/// What `teambot doctor` shows: the run, then each finding with its mark, then what it comes to.
package struct ExaminationView {
    private let run: RunDirectory
    private let hold: RunHold
    private let isAlive: Bool
    private let findings: [Finding]
    private let commands: RunCommands
    private let style: Style

    /// An examination as text that ends with a line end; `isAlive` tells whether who had the run last still exists.
    package static func render(
        _ findings: [Finding], of run: RunDirectory, hold: RunHold, isAlive: Bool, commands: RunCommands, style: Style
    ) -> String {
        let view = ExaminationView(
            run: run, hold: hold, isAlive: isAlive, findings: findings, commands: commands, style: style)
        let lines = view.head() + findings.flatMap { [""] + view.lines(of: $0) } + ["", view.closing()]
        return lines.joined(separator: "\n") + "\n"
    }

    private func head() -> [String] {
        var table = Table(columns: [Table.Column(), Table.Column()])
        table.rows = [("feature", run.feature), ("engine", engine())].map { name, value in
            .cells([Table.Cell(name, .dim), Table.Cell(Printable.text(value))])
        }
        return table.render(style)
    }

    private func engine() -> String {
        switch hold {
        case .held(let pid): pid > 0 ? "process \(pid) has the run" : "another process has the run"
        case .free(nil): "none has the run, and none has left its number"
        case .free(let last?) where isAlive: "none; process \(last.pid), which had the run last, does something else"
        case .free(let last?): "none; process \(last.pid) had the run last and is gone, which is harmless"
        }
    }

    private func lines(of finding: Finding) -> [String] {
        let (glyph, paint) = look(finding)
        let title = style.paint(style.cut("\(glyph) \(place(finding.path))"), paint)
        let done = finding.repair.map { text($0).map { style.paint($0, finding.isRepaired ? .green : .red) } }
        return [title] + text(finding.sentence) + (done ?? [])
    }

    private func look(_ finding: Finding) -> (String, Paint) {
        if finding.isRepaired { return ("✓", .green) }
        return finding.severity == .damage ? ("✗", .red) : ("!", .yellow)
    }

    /// The path below the run where it is in it.
    private func place(_ path: String) -> String {
        let isInside = path.hasPrefix(run.path + "/")
        return Printable.text(isInside ? String(path.dropFirst(run.path.count + 1)) : path)
    }

    private func text(_ sentence: String) -> [String] {
        let safe = Printable.text(sentence)
        guard style.width > 0 else { return ["  " + safe] }
        return WrappedText.lines(safe, columns: style.width - 2, most: 100).map { "  " + $0 }
    }

    private func closing() -> String {
        let open = findings.filter { !$0.isRepaired }
        let repairable = open.count(where: \.isRepairable)
        let isDamaged = open.contains { $0.severity == .damage }
        guard !open.isEmpty else {
            let repaired = findings.isEmpty ? "" : "\(counted(findings.count)) repaired. "
            return repaired + style.paint("Nothing is wrong with the run.", .green)
        }
        let done = findings.count - open.count
        if done > 0 {
            return isDamaged
                ? style.paint("\(counted(open.count)) left", .red) + " that only you can put right; \(done) repaired."
                : "\(counted(done)) repaired. Nothing is wrong any more; \(notes(open.count)) left."
        }
        let count = isDamaged ? style.paint(counted(open.count), .red) : "Nothing is wrong; \(notes(open.count))"
        return count + advice(open.count, repairable)
    }

    private func advice(_ open: Int, _ repairable: Int) -> String {
        if hold.isHeld { return "; an engine has the run, so that nothing can be repaired now." }
        // What a repair has just failed at would fail again.
        guard repairable > 0, !findings.contains(where: { $0.repair != nil }) else { return "." }
        let which = repairable == open ? (open == 1 ? "it" : "all") : String(repairable)
        return "; \(which) can be repaired with `\(commands.repair)`."
    }

    private func counted(_ count: Int) -> String { count == 1 ? "1 finding" : "\(count) findings" }

    private func notes(_ count: Int) -> String { count == 1 ? "1 note" : "\(count) notes" }
}
