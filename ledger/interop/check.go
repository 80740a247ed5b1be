// A second reader, independent of ours: holds a log written by our code against Go's sumdb/tlog and sumdb/note.
// Reads one request as JSON from standard input, answers with what it did; any disagreement ends it with 1 and says where.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Folder      string
	Key         string // the log's public key
	Secret      string // a key file's line, with which Go signs a note for our reader
	Inclusion   []inclusion
	Consistency []consistency
}

type inclusion struct {
	Size, Index int64
	Proof       []tlog.Hash
	Root        tlog.Hash
}

type consistency struct {
	Old, Size     int64
	Proof         []tlog.Hash
	OldRoot, Root tlog.Hash
}

type answer struct {
	Entries, Tiles, Proofs, Refused int
	Note                            string
}

func main() {
	var asked request
	must(json.NewDecoder(os.Stdin).Decode(&asked), "request")
	var said answer
	tree := openTree(asked)
	entries := readEntries(asked.Folder, tree.N)
	said.Entries = len(entries)
	hashes := storedHashes(entries)
	holdRoot(tree, hashes)
	said.Tiles = holdTiles(asked.Folder, tree.N, hashes)
	fromTiles := tlog.TileHashReader(tree, folderTiles{asked.Folder, tree.N})
	for _, each := range asked.Inclusion {
		said.Refused += holdInclusion(each, entries, hashes, fromTiles)
		said.Proofs++
	}
	for _, each := range asked.Consistency {
		said.Refused += holdConsistency(each, hashes, fromTiles)
		said.Proofs++
	}
	said.Note = signedByGo(asked.Secret)
	must(json.NewEncoder(os.Stdout).Encode(said), "answer")
}

func must(err error, where string) {
	if err != nil {
		fail("%s: %v", where, err)
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

// openTree checks the checkpoint's signature, and that one changed byte of its text is refused.
func openTree(asked request) tlog.Tree {
	text, err := os.ReadFile(filepath.Join(asked.Folder, "checkpoint"))
	must(err, "checkpoint")
	verifier, err := note.NewVerifier(asked.Key)
	must(err, "key")
	opened, err := note.Open(text, note.VerifierList(verifier))
	must(err, "note")
	if _, err := note.Open(bytes.Replace(text, []byte("\n"), []byte("x\n"), 1), note.VerifierList(verifier)); err == nil {
		fail("a changed note was taken")
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("checkpoint: not three lines under the log's name")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "size")
	root, err := tlog.ParseHash(lines[2])
	must(err, "root")
	return tlog.Tree{N: size, Hash: root}
}

func readEntries(folder string, size int64) [][]byte {
	var entries [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		bundle, err := os.ReadFile(filepath.Join(folder, "tile/entries", tilePath(n, int(width))))
		must(err, "bundle")
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			entries = append(entries, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	if int64(len(entries)) != size {
		fail("%d entries in a log of %d", len(entries), size)
	}
	return entries
}

func storedHashes(entries [][]byte) tlog.HashReader {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if index >= int64(len(stored)) {
				return nil, fmt.Errorf("no hash %d", index)
			}
			found[i] = stored[index]
		}
		return found, nil
	})
	for n, entry := range entries {
		more, err := tlog.StoredHashes(int64(n), entry, reader)
		must(err, "hashes")
		stored = append(stored, more...)
	}
	return reader
}

// rootOf is Go's, but for the empty tree, where Go says zero and RFC 6962 the hash of nothing.
func rootOf(size int64, hashes tlog.HashReader) tlog.Hash {
	if size == 0 {
		return tlog.Hash(sha256.Sum256(nil))
	}
	root, err := tlog.TreeHash(size, hashes)
	must(err, "root")
	return root
}

func holdRoot(tree tlog.Tree, hashes tlog.HashReader) {
	if root := rootOf(tree.N, hashes); root != tree.Hash {
		fail("size %d: our root is %v, Go's is %v", tree.N, tree.Hash, root)
	}
}

// holdTiles compares every tile of the tree byte for byte.
func holdTiles(folder string, size int64, hashes tlog.HashReader) int {
	count := 0
	for _, tile := range tlog.NewTiles(8, 0, size) {
		// Go lists every width on the right edge; a log has to serve the one of its checkpoint.
		if int64(tile.W) != widthAt(tile.L, tile.N, size) {
			continue
		}
		count++
		want, err := tlog.ReadTileData(tile, hashes)
		must(err, "tile")
		have, err := os.ReadFile(filepath.Join(folder, "tile", strconv.Itoa(tile.L), tilePath(tile.N, tile.W)))
		must(err, "tile")
		if !bytes.Equal(want, have) {
			fail("tile %d/%d of width %d differs", tile.L, tile.N, tile.W)
		}
	}
	return count
}

func widthAt(level int, index, size int64) int64 {
	width := size>>(8*uint(level)) - index*256
	if width > 256 {
		return 256
	}
	return width
}

func holdInclusion(each inclusion, entries [][]byte, hashes, fromTiles tlog.HashReader) int {
	if root := rootOf(each.Size, hashes); root != each.Root {
		fail("size %d: our root is %v, Go's is %v", each.Size, each.Root, root)
	}
	leaf := tlog.RecordHash(entries[each.Index])
	must(tlog.CheckRecord(each.Proof, each.Size, each.Root, each.Index, leaf), "our inclusion proof")
	proof, err := tlog.ProveRecord(each.Size, each.Index, fromTiles)
	must(err, "inclusion proof from our tiles")
	same(proof, each.Proof, "inclusion")
	if len(each.Proof) == 0 {
		return 0
	}
	each.Proof[0][0] ^= 1
	if tlog.CheckRecord(each.Proof, each.Size, each.Root, each.Index, leaf) == nil {
		fail("a changed inclusion proof was taken")
	}
	return 1
}

func holdConsistency(each consistency, hashes, fromTiles tlog.HashReader) int {
	must(tlog.CheckTree(each.Proof, each.Size, each.Root, each.Old, each.OldRoot), "our consistency proof")
	proof, err := tlog.ProveTree(each.Size, each.Old, fromTiles)
	must(err, "consistency proof from our tiles")
	same(proof, each.Proof, "consistency")
	if len(each.Proof) == 0 {
		return 0
	}
	each.Proof[0][0] ^= 1
	if tlog.CheckTree(each.Proof, each.Size, each.Root, each.Old, each.OldRoot) == nil {
		fail("a changed consistency proof was taken")
	}
	return 1
}

func same(a, b []tlog.Hash, what string) {
	if fmt.Sprint(a) != fmt.Sprint(b) {
		fail("%s: Go's proof is another one", what)
	}
}

// signedByGo is for our reader: Go signs with a key file of ours.
func signedByGo(secret string) string {
	signer, err := note.NewSigner(secret)
	must(err, "secret key")
	text, err := note.Sign(&note.Note{Text: "signed by Go\n\nwith a blank line\n"}, signer)
	must(err, "sign")
	return string(text)
}

// folderTiles reads what the log serves: on the right edge the one width of its checkpoint, of which Go may want only the beginning.
type folderTiles struct {
	folder string
	size   int64
}

func (folderTiles) Height() int                     { return 8 }
func (folderTiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (r folderTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		width := int(widthAt(tile.L, tile.N, r.size))
		read, err := os.ReadFile(filepath.Join(r.folder, "tile", strconv.Itoa(tile.L), tilePath(tile.N, width)))
		if err != nil {
			return nil, err
		}
		data[i] = read[:tile.W*tlog.HashSize]
	}
	return data, nil
}

// tilePath is C2SP's: Go's own has the tile's height in it, too.
func tilePath(n int64, width int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return path
}
