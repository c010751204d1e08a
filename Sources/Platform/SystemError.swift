#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A system call that failed.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried, such as `open`.
    package var operation: String
    /// The file or program concerned.
    package var path: String
    /// The system's error number.
    package var number: Int32

    /// Makes an error from a number.
    package init(_ operation: String, _ path: String, number: Int32) {
        self.operation = operation
        self.path = path
        self.number = number
    }

    /// Makes an error from the `errno` that the call has just left.
    package init(_ operation: String, _ path: String) {
        self.init(operation, path, number: errno)
    }

    /// The error of something that somebody else has.
    package static func busy(_ operation: String, _ path: String) -> SystemError {
        SystemError(operation, path, number: EWOULDBLOCK)
    }

    /// The error of what is not of the kind that teambot leaves in its place.
    package static func foreign(_ operation: String, _ path: String) -> SystemError {
        SystemError(operation, path, number: EINVAL)
    }

    /// The system's own words for the error.
    package var reason: String {
        var buffer = [CChar](repeating: 0, count: 256)
        strerror_r(number, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A sentence for people.
    package var description: String { "Cannot \(operation) \(path): \(reason) (errno \(number))." }

    /// Whether the file is larger than it may be.
    package var isTooLarge: Bool { number == EFBIG }

    /// Whether the reader of a pipe has gone away.
    package var isClosedPipe: Bool { number == EPIPE }

    /// Whether there was just nothing to read.
    package var isWouldBlock: Bool { number == EAGAIN || number == EWOULDBLOCK }

    /// Whether a link stands where none is followed.
    package var isForeignLink: Bool { number == ELOOP || number == EXDEV }

    /// Whether the rights of the user do not suffice.
    package var isDenied: Bool { number == EACCES || number == EPERM }

    /// Whether nothing of ours is there: no file of the name, or something foreign in its place.
    package var saysAbsent: Bool { [ENOENT, ENOTDIR, ELOOP, EXDEV, EINVAL, EISDIR, ENXIO].contains(number) }

    /// Whether the disk, the file system or a resource of the system, not a mistake of the caller, is at fault.
    package var isStorageFailure: Bool {
        [
            ENOSPC, EDQUOT, EIO, EROFS, EFBIG, ENODEV, ESTALE, EMFILE, ENFILE, ENOMEM, EBADMSG, ENOTCONN, ETIMEDOUT,
            Self.damagedFileSystem,
        ].contains(number)
    }

    /// What ext4 and XFS say when their own structures are damaged; other systems have no such number.
    static var damagedFileSystem: Int32 {
        #if canImport(Glibc)
            EUCLEAN
        #else
            EIO
        #endif
    }
}

/// Calls again while a signal interrupts, and throws what the call left in `errno` when it gives -1.
@discardableResult
package func systemCall<Value: SignedInteger>(
    _ operation: String, _ path: String, _ call: () -> Value
) throws(SystemError) -> Value {
    while true {
        let value = call()
        if value != -1 { return value }
        if errno != EINTR { throw SystemError(operation, path) }
    }
}

extension SystemError {
    /// Whether nothing has the name.
    package var isNotThere: Bool { number == ENOENT }

    /// The error of a file that its owner has protected against writing.
    package static func readOnly(_ path: String) -> SystemError {
        SystemError("write", path, number: EACCES)
    }
}
