<?php
// Reads the reference file of vclaimd from PHP, with the extensions sqlite3 and curl:
//
//     php reference.php DATABASE SOCKET get CODE | search TEXT... | watch

class Reference
{
    private SQLite3 $file;

    public function __construct(string $database, private string $daemon)
    {
        $this->file = new SQLite3($database, SQLITE3_OPEN_READONLY);
        $this->file->enableExceptions(true);
        $this->file->busyTimeout(5000);
    }

    /** Name and source of a diagnosis; null for a name that nobody knows. */
    public function diagnosis(string $code): array
    {
        $code = strtoupper(trim($code));
        $statement = $this->file->prepare('SELECT name FROM diagnoses WHERE code = :code');
        $statement->bindValue(':code', $code, SQLITE3_TEXT);
        $row = $statement->execute()->fetchArray(SQLITE3_ASSOC);
        if ($row) {
            return [$row['name'], 'local'];
        }
        // The daemon asks the service once for all programs, and publishes what it learns.
        $found = $this->ask('/v1/diagnoses/' . rawurlencode($code));
        return [$found['value']['name'] ?? null, $found['source']];
    }

    /** Code and name of the diagnoses in whose name every word begins a word. */
    public function search(string $text, int $limit = 20): array
    {
        preg_match_all('/[\p{L}\p{N}]+/u', $text, $found);
        if (!$found[0]) {
            return [];
        }
        // In quotes nothing that is typed is syntax; the star finds beginnings.
        $words = implode(' ', array_map(fn($word) => "\"$word\"*", $found[0]));
        $statement = $this->file->prepare(
            'SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH :words ORDER BY rowid LIMIT :limit');
        $statement->bindValue(':words', $words, SQLITE3_TEXT);
        $statement->bindValue(':limit', $limit, SQLITE3_INTEGER);
        $rows = $statement->execute();
        $hits = [];
        while ($row = $rows->fetchArray(SQLITE3_NUM)) {
            $hits[] = $row;
        }
        return $hits;
    }

    public function generation(): int
    {
        return $this->file->querySingle('SELECT value FROM generation');
    }

    /** Waits until the daemon has published something. */
    public function nextGeneration(int $known): int
    {
        while (($generation = $this->generation()) === $known) {
            usleep(500_000);
        }
        return $generation;
    }

    private function ask(string $target): array
    {
        $request = curl_init("http://localhost$target");
        curl_setopt_array($request, [
            CURLOPT_UNIX_SOCKET_PATH => $this->daemon,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 35,
        ]);
        $body = curl_exec($request);
        if ($body === false) {
            throw new RuntimeException(curl_error($request));
        }
        $document = json_decode($body, true, flags: JSON_THROW_ON_ERROR);
        if (curl_getinfo($request, CURLINFO_RESPONSE_CODE) !== 200) {
            throw new RuntimeException($document['error']['message']);
        }
        return $document;
    }
}

[, $database, $daemon, $command] = $argv;
$words = array_slice($argv, 4);
$reference = new Reference($database, $daemon);
if ($command === 'get') {
    [$name, $source] = $reference->diagnosis($words[0]);
    echo "$words[0]: $name ($source)\n";
    exit($name === null ? 1 : 0);
} elseif ($command === 'search') {
    foreach ($reference->search(implode(' ', $words)) as [$code, $name]) {
        echo "$code: $name\n";
    }
} elseif ($command === 'watch') {
    $known = $reference->generation();
    echo "generation $known\n";
    echo "generation {$reference->nextGeneration($known)}\n";
}
