import Glibc
import Platform

/// A terminal without anybody in front of it: a program that writes to it draws as it would for people.
struct Terminal {
    /// The requests of ioctl_tty(2) that Swift's Glibc module does not have.
    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430

    /// What the program has for its terminal.
    let program: Descriptor
    /// Where what it has written can be read.
    let screen: Descriptor

    /// Makes a terminal of a size.
    init(columns: Int, rows: Int) throws {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: Int32 = 0
        guard master >= 0, ioctl(master, Self.unlock, &isLocked) == 0,
            ioctl(master, Self.askNumber, &number) == 0
        else { throw BenchmarkError("There is no terminal to be had.") }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw BenchmarkError("The terminal cannot be opened.") }
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
        screen = Descriptor(owning: master, path: "a terminal")
        program = Descriptor(owning: slave, path: "a terminal")
    }

    /// Waits for the first byte that is written; gives the seconds to it.
    func secondsToFirstByte(since began: Double) throws -> Double {
        guard let bytes = try? screen.read(1), !bytes.isEmpty else { throw BenchmarkError("Nothing was drawn.") }
        return SystemClock.monotonicSeconds() - began
    }

    /// Reads away what is written, on a thread of its own, until nobody has the terminal any more.
    func readAway() {
        let screen = screen
        Task.detached { await onOwnThread { while let bytes = try? screen.read(65_536), !bytes.isEmpty {} } }
    }
}
