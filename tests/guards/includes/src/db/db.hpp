#pragma once
namespace db {
void write(long amount);
}
