internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open file that closes itself; it is never passed on to a child unless a spawn says so.
package final class Descriptor: Sendable {
    /// The number that the system calls take.
    package let number: Int32
    /// What it was opened as, for errors.
    package let path: String

    /// Takes over an open descriptor.
    package init(owning number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    /// Opens a file with the flags of `open`; created files get mode 0600.
    convenience init(_ path: String, _ flags: Int32) throws(SystemError) {
        let number = try systemCall("open", path) { open(path, flags | O_CLOEXEC, mode_t(0o600)) }
        self.init(owning: number, path: path)
    }

    deinit { close(number) }

    /// Opens a file for reading.
    package static func reading(_ path: String) throws(SystemError) -> Descriptor {
        try Descriptor(path, O_RDONLY)
    }

    /// Opens what is there for reading without waiting, also where a pipe has nobody who writes.
    package static func readingAtOnce(_ path: String) throws(SystemError) -> Descriptor {
        try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    }

    /// Opens what is there for writing: a pipe, once somebody reads it, or a device.
    package static func writing(_ path: String) throws(SystemError) -> Descriptor {
        try Descriptor(path, O_WRONLY | O_NOCTTY)
    }

    /// Opens a file, made when missing, whose every write goes to its end; a link is not followed, a pipe is an error.
    package static func appending(_ path: String) throws(SystemError) -> Descriptor {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK)
        if try file.status().st_mode & S_IFMT == S_IFIFO { throw SystemError("append to", path, number: EINVAL) }
        return file
    }

    /// Opens a file, made when missing and emptied when there, for writing; a link of that name is not followed.
    package static func replacing(_ path: String) throws(SystemError) -> Descriptor {
        try Descriptor(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK)
    }

    /// Opens the device that swallows everything and holds nothing.
    package static func null() throws(SystemError) -> Descriptor { try Descriptor("/dev/null", O_RDWR) }

    /// Lets a read with nothing there return at once.
    package func becomeNonblocking() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }

    /// A pipe: its reading and its writing end.
    package static func pipe() throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        try systemCall("make", "a pipe") { platform_pipe(&ends) }
        return (Descriptor(owning: ends[0], path: "a pipe"), Descriptor(owning: ends[1], path: "a pipe"))
    }

    /// Writes all bytes at the current position.
    package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
        let written: Result<Void, SystemError>? = bytes.withContiguousStorageIfAvailable { room in
            Result { () throws(SystemError) in try writeAll(UnsafeRawBufferPointer(room)) }
        }
        if let written { return try written.get() }
        try write(Array(bytes))
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var offset = 0
        while offset < bytes.count {
            let start = offset
            offset += try systemCall("write", path) {
                Platform.write(number, bytes.baseAddress.map { $0 + start }, bytes.count - start)
            }
        }
    }

    /// Reads at most `count` bytes from the current position; an empty array is the end.
    package func read(_ count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(SystemError) {
                let got = try systemCall("read", path) { Platform.read(number, buffer.baseAddress, count) }
                filled = got
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads at most `count` bytes from a position of the file.
    package func read(from position: Int, _ count: Int) throws(SystemError) -> [UInt8] {
        try systemCall("go forward in", path) { lseek(number, off_t(position), SEEK_SET) }
        return try read(count)
    }

    /// Reads the rest of the file; more than `limit` bytes are an error.
    package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
        let size = try size()
        if size > limit { throw SystemError("read", path, number: EFBIG) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while bytes.count <= limit {
            let part = try read(min(1 << 20, max(4_096, size - bytes.count + 1)))
            if part.isEmpty { return bytes }
            bytes += part
        }
        throw SystemError("read", path, number: EFBIG)
    }

    /// Reads the last bytes of the file, at most `count`.
    package func readEnd(_ count: Int) throws(SystemError) -> [UInt8] {
        let start = max(0, try size() - count)
        try systemCall("go forward in", path) { lseek(number, off_t(start), SEEK_SET) }
        var bytes: [UInt8] = []
        while bytes.count < count {
            let part = try read(min(1 << 18, count - bytes.count))
            if part.isEmpty { break }
            bytes += part
        }
        return bytes
    }

    /// The size of the file in bytes.
    package func size() throws(SystemError) -> Int { Int(try status().st_size) }

    /// Whether it is a file and no pipe, directory or device.
    package func isRegular() throws(SystemError) -> Bool { try status().st_mode & S_IFMT == S_IFREG }

    /// What the system knows of the open file.
    func status() throws(SystemError) -> stat {
        var status = stat()
        try systemCall("look at", path) { fstat(number, &status) }
        return status
    }

    /// Waits until the data is on the disk.
    package func syncData() throws(SystemError) { try systemCall("sync", path) { platform_sync_data(number) } }

    /// Waits until data and attributes are on the disk.
    package func sync() throws(SystemError) { try systemCall("sync", path) { fsync(number) } }
}

private func write(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(number, start, count)
    #else
        Darwin.write(number, start, count)
    #endif
}

private func read(_ number: Int32, _ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.read(number, start, count)
    #else
        Darwin.read(number, start, count)
    #endif
}
