#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What changes when somebody changes a file, as cheap as one look at it. The system's own time of the last change
/// cannot be set back by a program.
package struct FileStamp: Sendable, Equatable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let changed: [Int]
    /// How many names the file has; 0 when it has been removed or replaced.
    package let names: Int

    /// The stamp of the file at a path, links not followed; nil when there is none.
    package init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Size and times in a few digits, by which the same file is known again later, as after an update of a program.
    package var text: String { ([Int(size)] + changed).map { String($0) }.joined(separator: " ") }

    /// Whether nobody has changed the file since the content of another was written, which no program can hide.
    package func isOlder(thanContentOf other: FileStamp) -> Bool {
        changed.suffix(2).lexicographicallyPrecedes(other.changed.prefix(2))
    }

    /// Whether the content was written before that of another, by more than the steps in which file systems count.
    ///
    /// It goes by the time that travels with a file, so it is true of an old file that was only moved or copied here.
    package func isContentOlder(thanThatOf other: FileStamp, bySeconds margin: Int = 2) -> Bool {
        guard let own = changed.first, let its = other.changed.first else { return false }
        return own + margin < its
    }

    /// The size of the file in bytes.
    package var bytes: Int { Int(size) }

    /// Everything that it goes by, in numbers.
    package var numbers: [Int] {
        [Int(bitPattern: UInt(device)), Int(bitPattern: UInt(number)), Int(size), names] + changed
    }

    /// Puts a stamp together again from its numbers; nil where they are none of a stamp.
    package init?(numbers: [Int]) {
        guard numbers.count == 8 else { return nil }
        device = UInt64(UInt(bitPattern: numbers[0]))
        number = UInt64(UInt(bitPattern: numbers[1]))
        size = Int64(numbers[2])
        names = numbers[3]
        changed = Array(numbers[4...])
    }

    /// Whether a later change would show: system clocks go on in steps, within which two changes have the same time.
    package var isSettled: Bool {
        let step = 20_000_000
        var now = timespec()
        guard changed.count == 4, clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
        let (seconds, nanoseconds) = (Int(now.tv_sec) - changed[2], Int(now.tv_nsec) - changed[3])
        return seconds > 1 || (seconds >= 0 && seconds * 1_000_000_000 + nanoseconds > step)
    }

    fileprivate init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        names = Int(status.st_nlink)
        #if canImport(Glibc)
            changed = [status.st_mtim, status.st_ctim].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        #else
            changed = [status.st_mtimespec, status.st_ctimespec].flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
        #endif
    }
}

extension Descriptor {
    /// The stamp of the open file.
    package func stamp() throws(SystemError) -> FileStamp { FileStamp(try status()) }
}

extension Directory {
    /// The stamp of what has a name in this directory, a link not followed; nil when there is nothing.
    package func stamp(of name: String) -> FileStamp? {
        var status = stat()
        guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return FileStamp(status)
    }
}
