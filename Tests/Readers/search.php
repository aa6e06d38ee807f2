<?php
// Searches as Documentation/Searching.md says: search.php DATABASE SQL TEXTS, where TEXTS is a JSON array. See search.py.
[, $path, $sql, $texts] = $argv;

function parameters(string $text): array
{
    preg_match_all('/[\p{L}\p{N}]+/u', $text, $found);
    $words = $found[0];
    $code = preg_match('/\S\s+\S/u', $text) ? '' : implode('', $words);
    $isCode = preg_match('/^.$/u', $code) === 1 || preg_match('/[0-9]/', $code) === 1;
    $terms = fn(int $first = -1) => implode(' ', array_map(
        fn($i, $word) => '"' . ($i === $first ? "\u{E000}" : '') . $word . '"*', array_keys($words), $words));
    $begins = implode(' OR ', array_map(fn($first) => "({$terms($first)})", array_keys($words)));
    $isLong = count($words) > 6 || ($isCode && preg_match('/^..+$/u', $code) === 1);
    return [
        'code' => $isCode ? "\"\u{E001}$code\"*" : '""',
        'begins' => $words && !$isLong ? $begins : '""',
        'words' => $words ? $terms() : '""',
    ];
}

$connection = new SQLite3($path, SQLITE3_OPEN_READONLY);
$connection->enableExceptions(true);
$statement = $connection->prepare(file_get_contents($sql));
$answers = [];
foreach (json_decode($texts) as $text) {
    foreach (parameters($text) as $name => $value) {
        $statement->bindValue(":$name", $value, SQLITE3_TEXT);
    }
    $rows = $statement->execute();
    $codes = [];
    while ($row = $rows->fetchArray(SQLITE3_NUM)) {
        $codes[] = $row[0];
    }
    $answers[] = $codes;
    $statement->reset();
}
echo json_encode($answers), "\n";
