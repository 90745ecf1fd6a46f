package import Model
private import Printing

/// The names that definitions get in Swift. Emitters and rules call this one authority, so that a collision is found at
/// its source.
package enum SwiftNaming {
}
