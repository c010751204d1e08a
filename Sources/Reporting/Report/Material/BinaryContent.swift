/// Tells what is made for programs from what people can read.
enum BinaryContent {
    /// Whether more than one byte of twenty is a control character or belongs to no character of UTF-8.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        var strange = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 9...13, 27: break
            case 0..<32, 127, 0xFFFD: strange += 1
            default: break
            }
        }
        return strange * 20 > bytes.count
    }
}
