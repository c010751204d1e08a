import Platform

/// Reads keys as they are pressed, where standard input is a terminal.
struct Keyboard {
    private var before: TerminalMode?

    /// Begins to read keys; nil where there are none.
    init?() {
        guard CurrentProcess.isTerminal(0) else { return nil }
        begin()
    }

    /// Begins, or begins again after the process was stopped: a shell has then changed how keys come.
    mutating func begin() {
        guard TerminalDevice.isForeground(0) else { return }
        let now = TerminalDevice.readKeys(from: 0)
        before = before ?? now
    }

    /// Can be read when a key was pressed; nil while a shell has the terminal, which then is not to be read.
    var descriptor: Descriptor? { before != nil && TerminalDevice.isForeground(0) ? Console.input : nil }

    /// Takes the keys that were pressed; gives whether one says to leave.
    mutating func hasLeft() -> Bool {
        guard TerminalDevice.isForeground(0), let keys = try? Console.input.read(64), !keys.isEmpty else {
            restore()
            before = nil
            return false
        }
        return keys.contains(0x71) || keys.contains(0x51)
    }

    /// Puts the terminal back as it was.
    func restore() {
        if let before, TerminalDevice.isForeground(0) { TerminalDevice.restore(before, of: 0) }
    }
}
