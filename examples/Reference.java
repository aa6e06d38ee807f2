// Reads the reference file of vclaimd from Java 17 or newer, with the JDBC driver of SQLite (Debian and Ubuntu:
// libxerial-sqlite-jdbc-java):
//
//     java -cp /usr/share/java/sqlite-jdbc.jar Reference.java DATABASE SOCKET get CODE | search TEXT... | watch
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public class Reference implements AutoCloseable {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private final Connection file;
  private final UnixDomainSocketAddress daemon;

  Reference(String database, String daemon) throws SQLException {
    // Never immutable=1: it would miss what the daemon publishes.
    file = DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=ro&busy_timeout=5000");
    this.daemon = UnixDomainSocketAddress.of(daemon);
  }

  @Override
  public void close() throws SQLException {
    file.close();
  }

  /** The name of a diagnosis that is in the file; null for another. */
  String diagnosis(String code) throws SQLException {
    try (var statement = file.prepareStatement("SELECT name FROM diagnoses WHERE code = ?")) {
      statement.setString(1, code.strip().toUpperCase(Locale.ROOT));
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** What the daemon says of a diagnosis, as JSON; it asks the service once for all programs, and publishes what it learns. */
  String ask(String code) throws IOException {
    var path = URLEncoder.encode(code.strip(), StandardCharsets.UTF_8).replace("+", "%20");
    var request = "GET /v1/diagnoses/" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    var answer = new ByteArrayOutputStream();
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(daemon);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      var piece = ByteBuffer.allocate(8192);
      while (channel.read(piece) >= 0) {
        answer.write(piece.array(), 0, piece.position());
        piece.clear();
      }
    }
    var parts = answer.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2);
    if (!parts[0].startsWith("HTTP/1.1 200 ")) throw new IOException(parts[parts.length - 1]);
    return parts[1];
  }

  /** Code and name of the diagnoses in whose name every word begins a word. */
  List<String> search(String text, int limit) throws SQLException {
    // In quotes nothing that is typed is syntax; the star finds beginnings.
    var words = WORD.matcher(text).results().map(word -> '"' + word.group() + "\"*").collect(Collectors.joining(" "));
    var hits = new ArrayList<String>();
    if (words.isEmpty()) return hits;
    var sql = "SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH ? ORDER BY rowid LIMIT ?";
    try (var statement = file.prepareStatement(sql)) {
      statement.setString(1, words);
      statement.setInt(2, limit);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) hits.add(rows.getString(1) + ": " + rows.getString(2));
      }
    }
    return hits;
  }

  long generation() throws SQLException {
    try (var statement = file.createStatement(); var row = statement.executeQuery("SELECT value FROM generation")) {
      return row.getLong(1);
    }
  }

  /** Waits until the daemon has published something. */
  long nextGeneration(long known) throws SQLException, InterruptedException {
    while (generation() == known) Thread.sleep(500);
    return generation();
  }

  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments).subList(3, arguments.length);
    try (var reference = new Reference(arguments[0], arguments[1])) {
      switch (arguments[2]) {
        case "get" -> {
          var name = reference.diagnosis(words.get(0));
          System.out.println(name != null ? words.get(0) + ": " + name + " (local)" : reference.ask(words.get(0)));
        }
        case "search" -> reference.search(String.join(" ", words), 20).forEach(System.out::println);
        case "watch" -> {
          var known = reference.generation();
          System.out.println("generation " + known);
          System.out.println("generation " + reference.nextGeneration(known));
        }
        default -> throw new IllegalArgumentException(arguments[2]);
      }
    }
  }
}
