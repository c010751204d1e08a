/// How the picture of a graph looks.
package enum GraphStyleSheet {
    /// The style sheet for all classes of the picture.
    package static let text = ""
}
