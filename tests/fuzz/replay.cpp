#include "fuzz.h"

#include <QDirIterator>
#include <QFile>

/// Runs a target on every file of the given folders, in builds without libFuzzer.
int main(int argc, char** argv)
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QFile::decodeName(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::cerr << "cannot be read: " << argv[i] << std::endl;
                return 1;
            }
            std::cerr << qPrintable(files.fileName()) << '\r'; // the last one, should it crash
            const QByteArray input = file.readAll();
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.constData()),
                                   static_cast<std::size_t>(input.size()));
            ++inputs;
        }
    }
    std::cout << inputs << " inputs" << std::endl;
    return inputs > 0 ? 0 : 1;
}
