import Platform

/// The outputs of this process; one that nobody reads any more is no reason to stop.
struct ACPStandardStream {
    private let descriptor: Descriptor

    /// Where records go.
    static let output = ACPStandardStream(descriptor: Descriptor(owning: 1, path: "standard output"))
    /// Where sentences go.
    static let errors = ACPStandardStream(descriptor: Descriptor(owning: 2, path: "standard error"))

    /// Writes all bytes; false where that is not possible.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool { (try? descriptor.write(bytes)) != nil }
}
