import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number for each thread, in the order in which they first ask: neighbours never get the same one.
enum ThreadNumber {
  /// The number of the thread that calls.
  static var current: Int {
    let known = unsafe Int(bitPattern: pthread_getspecific(key))
    if known != 0 { return known - 1 }
    let number = last.wrappingAdd(1, ordering: .relaxed).oldValue
    // A thread whose number cannot be kept gets another one each time, and that costs time only.
    _ = unsafe pthread_setspecific(key, UnsafeRawPointer(bitPattern: number + 1))
    return number
  }

  /// How many processors there are, at least 2 and at most 8.
  static var processors: Int { min(8, max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static let last = Atomic<Int>(0)
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    _ = unsafe pthread_key_create(&key, nil)
    return key
  }()
}
