#pragma once
bool allowed(long amount);
