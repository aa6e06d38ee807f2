<?php
// Reads a reference file again and again until a file says stop: reader.php DATABASE SQL STOP. See reader.py.
[, $path, $sql, $stop] = $argv;
$query = file_get_contents($sql);

function opened(string $path): SQLite3
{
    $connection = new SQLite3($path, SQLITE3_OPEN_READONLY);
    $connection->enableExceptions(true);
    $connection->busyTimeout(10000);
    return $connection;
}

$seen = ['reads' => 0, 'errors' => [], 'broken' => 0, 'backwards' => 0, 'generation' => 0];
$kept = opened($path);
while (!file_exists($stop)) {
    clearstatcache();
    try {
        $connection = $seen['reads'] % 2 ? $kept : opened($path);
        [$generation, $broken] = array_values($connection->querySingle($query, true));
        $seen['broken'] += $broken;
        $seen['backwards'] += $generation < $seen['generation'] ? 1 : 0;
        $seen['generation'] = $generation;
    } catch (Exception $error) {
        $seen['errors'][] = $error->getMessage();
        $kept = opened($path);
    }
    $seen['reads']++;
    usleep(20000);
}
echo json_encode($seen), "\n";
