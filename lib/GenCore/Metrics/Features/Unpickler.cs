using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace GenCore.Metrics.Features;

/// <summary>
/// Reads the part of Python's pickle format that weights of PyTorch need: numbers, text, tuples, lists, dictionaries, and tensors as descriptions. A pickle is a
/// program, and may call any function of Python; this reader calls nothing. It knows a handful of names by which tensors are written, makes
/// descriptions of them, and refuses every other name and every other instruction. See Python's <c>pickletools</c> for the instructions.
/// </summary>
internal sealed class Unpickler(Stream stream)
{
    private const int MostItems = 1_000_000;
    private const int MostBytes = 1 << 26;
    private const int LongestText = 1 << 16;

    private static readonly object Mark = new();

    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memo = [];
    private long items;
    private int bytesRead;

    /// <summary>
    /// Reads one pickle, up to and with its end. What it returns is made of null, bool, long, double, string, BigInteger, tuples (arrays), lists, dictionaries,
    /// <see cref="PickledStorage"/> and <see cref="PickledTensor"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, or asks for something else.</exception>
    public object? Read()
    {
        while (true)
        {
            switch ((char)Byte())
            {
                case '\x80' when Byte() is >= 2 and <= 5: break;              // the protocol
                case '\x95': Bytes(8); break;                                 // a frame: its length
                case '.': return stack.Count == 1 ? Pop() : throw Damaged("more than one thing is left at its end");
                case '(': Push(Mark); break;
                case 'N': Push(null); break;
                case '\x88': Push(true); break;
                case '\x89': Push(false); break;
                case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
                case 'K': Push((long)Byte()); break;
                case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
                case '\x8a': Push(Whole(Bytes(Byte()))); break;
                case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
                case 'X': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
                case '\x8c': Push(Text(Byte())); break;
                case ')': Push(Array.Empty<object?>()); break;
                case 't': Push(PopToMark()); break;
                case '\x85': Push(Last(1)); break;
                case '\x86': Push(Last(2)); break;
                case '\x87': Push(Last(3)); break;
                case ']': Push(new List<object?>()); break;
                case '}': Push(new OrderedDictionary<object, object?>()); break;
                case 'a': Append(Last(1)); break;
                case 'e': Append(PopToMark()); break;
                case 's': SetItems(Last(2)); break;
                case 'u': SetItems(PopToMark()); break;
                case 'q': Remember(Byte()); break;
                case 'r': Remember(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))); break;
                case '\x94': Remember(memo.Count); break;
                case 'h': Push(Remembered(Byte())); break;
                case 'j': Push(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
                case 'c': Push(PickledName.Find(Line(), Line())); break;
                case '\x93': Push(Last(2) is [string module, string name] ? PickledName.Find(module, name) : throw Damaged("a name is no text")); break;
                case 'Q': Push(PickledStorage.From(Pop())); break;
                case 'R': Push(Call(Last(2))); break;
                case 'b': Build(Last(1)[0]); break;
                case var other: throw Damaged($"it has the instruction 0x{(int)other:x2}, which weights do not need");
            }
        }
    }

    internal static InvalidDataException Damaged(string fault) => new(fault);

    private void Append(object?[] values)
    {
        if (Peek() is not List<object?> list)
            throw Damaged("it appends to what is no list");
        list.AddRange(values);
    }

    private void SetItems(object?[] pairs)
    {
        if (Peek() is not OrderedDictionary<object, object?> dictionary || pairs.Length % 2 != 0)
            throw Damaged("it sets items of what is no dictionary");
        for (var i = 0; i < pairs.Length; i += 2)
            dictionary[pairs[i] is string or long ? pairs[i]! : throw Damaged("a key is neither text nor a number")] = pairs[i + 1];
    }

    // a state_dict carries the versions of its modules as an attribute, which nobody needs here
    private void Build(object? state)
    {
        if (Peek() is not OrderedDictionary<object, object?> || state is not OrderedDictionary<object, object?>)
            throw Damaged("it sets attributes of what is no dictionary");
    }

    // a description copies the sizes that it is given, and one tuple of them can be given to many
    private object? Call(object?[] values)
    {
        if (values is not [PickledName function, object?[] arguments])
            throw Damaged("it calls what is no function");
        Count(arguments.Length + arguments.Sum(argument => argument is object?[] tuple ? (long)tuple.Length : 0));
        return function.Describe(arguments);
    }

    private void Push(object? value)
    {
        Count(1);
        stack.Add(value);
    }

    private void Remember(long key)
    {
        Count(1);
        memo[key] = Peek();
    }

    private void Count(long more)
    {
        items += more;
        if (items > MostItems)
            throw Damaged($"it has more than {MostItems} items");
    }

    private object? Pop()
    {
        var value = Peek();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private object? Peek() => stack.Count > 0 && stack[^1] != Mark ? stack[^1] : throw Damaged("it takes from an empty stack");

    private object?[] Last(int count)
    {
        var values = new object?[count];
        for (var i = count - 1; i >= 0; i--)
            values[i] = Pop();
        return values;
    }

    private object?[] PopToMark()
    {
        var at = stack.LastIndexOf(Mark);
        if (at < 0)
            throw Damaged("a mark is missing");
        object?[] values = [.. stack[(at + 1)..]];
        stack.RemoveRange(at, stack.Count - at);
        return values;
    }

    private object? Remembered(long key) => memo.TryGetValue(key, out var value) ? value : throw Damaged("it recalls what it never kept");

    private string Line()
    {
        var text = new StringBuilder();
        while ((char)Byte() is var c && c != '\n')
            text.Append(text.Length < 200 ? c : throw Damaged("a name is too long"));
        return text.ToString();
    }

    private string Text(uint length) => length <= LongestText ? Encoding.UTF8.GetString(Bytes((int)length)) : throw Damaged($"a text should have {length} bytes");

    private byte Byte()
    {
        CountBytes(1);
        return stream.ReadByte() is >= 0 and var value ? (byte)value : throw Damaged("it ends too early");
    }

    private byte[] Bytes(int count)
    {
        CountBytes(count);
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw Damaged("it ends too early");
    }

    private void CountBytes(int more)
    {
        bytesRead += more;
        if (bytesRead > MostBytes)
            throw Damaged($"its pickle is longer than {MostBytes} bytes");
    }

    private static object Whole(byte[] bytes) => bytes.Length <= 8 ? (long)new BigInteger(bytes) : new BigInteger(bytes);
}
