namespace GenCore.Tests;

/// <summary>What a disk or a broken transfer may make of a file: it ends early, or one bit is another.</summary>
internal static class Damage
{
    /// <summary>Copies of a file's bytes, each damaged at another place: half of them cut, half with one bit flipped. The first bytes, where a
    /// header is, get more than their share.</summary>
    public static IEnumerable<(string What, byte[] Bytes)> Of(byte[] whole, int count = 200)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var place = random.Next(i % 4 < 2 ? Math.Min(256, whole.Length) : whole.Length);
            if (i % 2 == 0)
            {
                yield return ($"cut after {place} bytes", whole[..place]);
                continue;
            }
            var bit = random.Next(8);
            var flipped = (byte[])whole.Clone();
            flipped[place] ^= (byte)(1 << bit);
            yield return ($"bit {bit} of byte {place} flipped", flipped);
        }
    }

    /// <summary>Reads a damaged file: it is refused by the right exception, in one sentence or two that name it, or what is read is what it was.</summary>
    /// <returns>Whether it was refused.</returns>
    public static bool IsRefused<TException>(string path, (string What, byte[] Bytes) damaged, Func<bool> readsAsBefore)
        where TException : Exception
    {
        File.WriteAllBytes(path, damaged.Bytes);
        try
        {
            Assert.True(readsAsBefore(), $"{damaged.What}: it was read, and as something else");
            return false;
        }
        catch (TException e)
        {
            Assert.Contains(Path.GetFileName(path), e.Message);
            Assert.DoesNotContain('\n', e.Message);
            return true;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{damaged.What}: {e}");
            return false;
        }
    }
}
