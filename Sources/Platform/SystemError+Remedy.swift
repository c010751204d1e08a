#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SystemError {
    /// What a person can do about it: a sentence without its end, to which what comes next can be added.
    package var remedy: String {
        switch number {
        case ENOSPC, EDQUOT: "Make room on the disk"
        case EROFS: "Make the disk writable"
        case EIO, ENODEV, ESTALE, EBADMSG, ENOTCONN, ETIMEDOUT, Self.damagedFileSystem: "See to the disk, which fails"
        case EFBIG: "Raise the limit on the size of files (`ulimit -f`)"
        case EMFILE: "Raise the limit on open files (`ulimit -n`) or lower `--max-concurrent`"
        case ENFILE, ENOMEM: "End other programs, which use up the system's files or memory"
        case EACCES, EPERM: "Get the right to it"
        case EWOULDBLOCK: "Wait until whoever has it has ended"
        default: "Remove the cause"
        }
    }
}
