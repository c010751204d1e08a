#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system knows of the terminal behind a descriptor.
package enum TerminalDevice {
    /// Its size; nil where it is no terminal or has none.
    package static func size(of descriptor: Int32) -> TerminalSize? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Whether this process may draw on it: a shell has not put it into the background.
    package static func isForeground(_ descriptor: Int32) -> Bool {
        let group = tcgetpgrp(descriptor)
        // A terminal that is not the controlling one has no foreground.
        return group < 0 || group == getpgrp()
    }

    /// Lets keys come as they are pressed and unseen, instead of in lines; gives how it was, nil for no terminal.
    package static func readKeys(from descriptor: Int32) -> TerminalMode? {
        var mode = termios()
        guard tcgetattr(descriptor, &mode) == 0 else { return nil }
        let before = TerminalMode(mode: mode)
        mode.c_lflag &= ~tcflag_t(ICANON | ECHO)
        // At once: a terminal that is stopped by Ctrl-S would never have written what is still to be written.
        tcsetattr(descriptor, TCSANOW, &mode)
        return before
    }

    /// Puts back how it was.
    package static func restore(_ before: TerminalMode, of descriptor: Int32) {
        var mode = before.mode
        tcsetattr(descriptor, TCSANOW, &mode)
    }

    /// Bytes of whole lines that were typed, and shown by the terminal itself, and that nobody has read yet.
    package static func typedAhead(on descriptor: Int32) -> Int {
        var mode = termios()
        guard tcgetattr(descriptor, &mode) == 0 else { return 0 }
        let shownLines = tcflag_t(ICANON | ECHO)
        guard mode.c_lflag & shownLines == shownLines else { return 0 }
        var count: Int32 = 0
        return ioctl(descriptor, bytesToRead, &count) == 0 ? Int(count) : 0
    }

    /// Forgets the lines that were typed before anybody asked for them; false where the input has ended, so that nobody
    /// will answer.
    package static func forgetTyped(on descriptor: Descriptor) -> Bool {
        while !Readiness.wait(for: [descriptor], seconds: 0).isEmpty {
            guard let bytes = try? descriptor.read(4_096), !bytes.isEmpty else { return false }
        }
        return true
    }

    #if canImport(Glibc)
        private static let bytesToRead = UInt(FIONREAD)
    #else
        // A macro there that Swift cannot read.
        private static let bytesToRead: UInt = 0x4004_667F
    #endif
}

/// How a terminal treats what is typed.
package struct TerminalMode {
    fileprivate let mode: termios
}
